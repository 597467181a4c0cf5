/** A guide, a bibliography and a paper that the tests of the features share. */
export const literature = `
--- file: guides/fever/guide.md
# Coastal fever: a short guide

Veloxin shortens the illness, as three trials agree [1, 2].
Relapses of coastal fever (CF) are rare in children [2].
Macrophages of the M2 kind clear the parasite, and M2-conditioned medium (M2-CM) slows it [1].

Table 1: Outcomes in the HARBOR trial [1]

| Outcome | Veloxin | Standard care |
|---|---|---|
| Median time to recovery | 34.8 days | 51.2 days |

| Term | Expansion | Definition |
|---|---|---|
| M2 | | State of a macrophage that mends tissue. |
| M2-CM | M2-conditioned medium | Medium in which M2 macrophages were kept. |
| PD-1/PD-L1 axis | | Two proteins by which cells hold T cells back. |
| PD-L1 | programmed death-ligand 1 | Ligand of PD-1 on many cells. |
| CD8+ T cell | | Killer cell of the adaptive immune system. |
| Bold term | | Has \\<b>tags\\</b>, \\[a link\\](https://example.org) and \\*stars\\*. |

# References

1. Lind M, Okafor B, Sato R. Veloxin or standard care in coastal fever: the HARBOR trial. 2021. doi:10.1234/harbor.2021
2. Costa N. Relapses of coastal fever in children. 2018.
--- file: refs.bib
@article{harbor,
  author = {Lind, Mara and Okafor, Ben and Sato, Rei},
  title = {Veloxin or standard care in coastal fever: the {HARBOR} trial},
  journal = {J Trop},
  year = {2021},
  doi = {10.1234/harbor.2021},
  pmid = {123456},
}

@book{weiss1999,
  author = {Weiss, Jo},
  title = {Ports of the north},
  year = {1999},
}

@misc{odd key,
  title = {A work with a blank in its key},
}
`;
