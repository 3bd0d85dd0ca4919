"""What RedisShelf has Redis do in one step each; a value is "<version> <sealed>", an index holds names by their end."""

# KEYS: value, index. ARGV: version ("" for any), sealed, milliseconds, name. Returns 1 where it was put.
PUT = """
local old = redis.call('GET', KEYS[1])
local version = old and tonumber(string.match(old, '^%d+')) or 0
if ARGV[1] ~= '' and tonumber(ARGV[1]) ~= version then return 0 end
redis.call('SET', KEYS[1], string.format('%d ', version + 1) .. ARGV[2], 'PX', ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[4])
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
return 1
"""

# KEYS: value, index. ARGV: milliseconds, name. Returns the value, its time begun anew, nothing where there is none.
TOUCH = """
local found = redis.call('GET', KEYS[1])
if not found then return false end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
local time = redis.call('TIME')
redis.call('ZADD', KEYS[2], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1], ARGV[2])
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[2], ARGV[1]) end
return found
"""

# KEYS: index. Returns how many names have not come to their end.
COUNT = """
local time = redis.call('TIME')
return redis.call('ZCOUNT', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) + 1, '+inf')
"""

# KEYS: value, index, notes. ARGV: version ("" for any), name. Returns 1 where it was dropped.
DROP = """
local old = redis.call('GET', KEYS[1])
local version = old and tonumber(string.match(old, '^%d+')) or 0
if ARGV[1] ~= '' and tonumber(ARGV[1]) ~= version then return 0 end
redis.call('DEL', KEYS[1], KEYS[3])
redis.call('ZREM', KEYS[2], ARGV[2])
return 1
"""

# KEYS: value, notes. ARGV: sealed, milliseconds. Returns the note's number, 0 where there is no value.
APPEND = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local number = redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return number
"""

# KEYS: index. ARGV: what stands before a name in a value's key. Returns "<name> <value>" a line, without what has
# expired: one text, since a client takes far longer to read many. Lua hands a command at most some 8,000 arguments,
# so a very long index takes several MGETs.
READ_ALL = """
local time = redis.call('TIME')
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', time[1] * 1000 + math.floor(time[2] / 1000))
local names, rows = redis.call('ZRANGE', KEYS[1], 0, -1), {}
for first = 1, #names, 5000 do
  local keys = {}
  for number = first, math.min(first + 4999, #names) do keys[#keys + 1] = ARGV[1] .. names[number] end
  for number, value in ipairs(redis.call('MGET', unpack(keys))) do
    if value then rows[#rows + 1] = names[first + number - 1] .. ' ' .. value end
  end
end
return table.concat(rows, '\\n')
"""
