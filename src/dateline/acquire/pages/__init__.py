"""Reports that come as pages of HTML, items of newsrooms or Markdown."""
