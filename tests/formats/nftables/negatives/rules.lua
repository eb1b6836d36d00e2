table = {
  chain = { name = "input", hook = "input" },
  rule = { "udp", 500 },
}
