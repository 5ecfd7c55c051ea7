-- wrk's side of the webhook benchmark: sends signed deliveries, each with an id of its own.
-- arguments: FOLDER with N.json and N.headers, how many, a word that begins every id, pause in ms (0: none)
local head, tail, count, word, sent = {}, {}, 0, "", 0

function init(args)
    local folder = args[1]
    count, word = tonumber(args[2]), args[3]
    local pause = tonumber(args[4])
    for i = 0, count - 1 do
        local body = io.open(folder .. "/" .. i .. ".json", "rb"):read("*a")
        local headers = io.open(folder .. "/" .. i .. ".headers", "rb"):read("*a")
        head[i] = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.host .. "\r\n" .. headers
            .. "Content-Length: " .. #body .. "\r\nX-GitHub-Delivery: "
        tail[i] = "\r\n\r\n" .. body
    end
    if pause > 0 then
        -- Exponential, so that arrivals bunch as they do in life; wrk takes whole milliseconds.
        function delay() return math.floor(-math.log(1 - math.random()) * pause + math.random()) end
    end
end

function request()
    sent = sent + 1
    local i = sent % count
    return string.format("%s%s-%08d-0000-4000-8000-000000000000%s", head[i], word, sent, tail[i])
end

function done(summary, latency)
    local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
        + summary.errors.timeout
    io.write(string.format("ferry %d %d %d %d %d\n", summary.requests, summary.duration, failed,
        latency:percentile(50), latency:percentile(99)))
end
