-- wrk takes the addresses of the file BENCH_PATHS in turn and prints one line that a program can read.
local paths, turn = {}, 0
for line in io.lines(os.getenv("BENCH_PATHS")) do table.insert(paths, line) end

request = function()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn])
end

done = function(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.status + summary.errors.timeout
  print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed))
end
