-- Attaches Neovim to `claimcheck serve --stdio`, waits for the diagnostics of the open file, and prints them as JSON.
-- Neovim 0.7 asks for none itself (no pull), so that this is also the test of the server's push.
local server = vim.env.CLAIMCHECK_SERVER
local expected = tonumber(vim.env.CLAIMCHECK_EXPECTED)

local published = {}
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(_, result, ...)
  if result.uri == vim.uri_from_bufnr(0) then published = result.diagnostics end
  vim.lsp.diagnostic.on_publish_diagnostics(_, result, ...)
end

local client = vim.lsp.start_client({
  name = 'claimcheck',
  cmd = { vim.env.CLAIMCHECK_NODE, server, 'serve', '--stdio' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)
-- Sources are read after the file was opened: findings may come in more than one go.
vim.wait(30000, function() return #published >= expected end, 50)
vim.wait(500)

io.stdout:write(vim.json.encode({ published = published, shown = #vim.diagnostic.get(0) }))
vim.cmd('qa!')
