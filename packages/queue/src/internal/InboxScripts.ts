// The scripts that run in Redis: each is one step, done whole or not at all.

import { common } from './ScriptBase.ts'
import { turn } from './TurnScript.ts'

// model

/** The version of the key format. A release that changes the format adds one. */
export const format = 1

// The ids that were put are stored as bits: so many in one key.
const perBlock = 65_536

// Creates the keys of a bot if they are missing. ARGV: the format, an epoch. Returns those that are stored.
const open = `
redis.call('HSETNX', KEYS[1]..'meta', 'format', ARGV[1])
redis.call('HSETNX', KEYS[1]..'meta', 'epoch', ARGV[2])
return redis.call('HMGET', KEYS[1]..'meta', 'format', 'epoch')
`

// Puts updates. ARGV 3 …: how many may wait; how long ids are known, in s; the leader, or empty; the number
// of replicas to wait for, or empty; then for each update its id, lane, content, and its facts if it is
// parked, or empty.
const put = `${common}
if ARGV[5] ~= '' and call('HGET', P..'meta', 'leader') ~= ARGV[5] then return {'lost'} end
-- WAIT waits for the writes of its connection, so there must be one.
if ARGV[6] ~= '' then call('HINCRBY', P..'meta', 'puts', 1) end
local waiting = call('HLEN', P..'u')
if waiting >= tonumber(ARGV[3]) then return {'full', waiting} end
local fresh, woken, marks, known = {}, 0, {}, {}
for i = 7, #ARGV, 4 do
  local id, lane, kept, facts = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local block = math.floor(tonumber(id) / ${perBlock})
  local key, bit = P..'seen:'..int(block), int(tonumber(id) - block * ${perBlock})
  if known[id] or call('GETBIT', key, bit) == 1 then
    fresh[#fresh + 1] = '0'
  else
    fresh[#fresh + 1] = '1'
    known[id] = true
    marks[#marks + 1] = {key, bit}
    if facts == '' then
      woken = woken + enter(id, lane, kept)
    else
      call('HSET', P..'u', id, kept)
      park(lane, id, facts)
    end
  end
end
for _, mark in ipairs(marks) do
  call('SETBIT', mark[1], mark[2], 1)
  call('EXPIRE', mark[1], ARGV[4])
end
wake(woken)
return {'ok', table.concat(fresh)}
`

// Begins the lease of a worker. ARGV 3 …: the worker, the length of its lease in ms.
const claim = `${common}
call('ZADD', P..'workers', int(now + tonumber(ARGV[4])), ARGV[3])
return {'ok'}
`

// Ends the lease of a worker. ARGV 3: the worker.
const release = `${common}
local worker, woken = ARGV[3], 0
for _, lane in ipairs(call('SMEMBERS', P..'lanes:'..worker)) do
  if string.match(call('HGET', P..'own', lane) or '', '%.(.+)$') == worker then
    free(lane, worker)
    woken = woken + place(lane, 'LPUSH')
  end
end
call('DEL', P..'lanes:'..worker, P..'more:'..worker, P..'bell:'..worker)
call('ZREM', P..'workers', worker)
call('HDEL', P..'seq', worker)
call('SREM', P..'idle', worker)
wake(woken)
return {'ok'}
`

// Puts parked updates back into their lanes. ARGV 3 …: ids.
const replay = `${common}
local count, woken = 0, 0
for i = 3, #ARGV do
  local id = ARGV[i]
  local kept = call('HGET', P..'pt', id)
  if kept then
    call('HDEL', P..'p', id)
    call('HDEL', P..'pt', id)
    call('ZREM', P..'parked', id)
    woken = woken + enter(id, cjson.decode(string.match(kept, '^[^\\n]*')).lane, kept)
    count = count + 1
  end
end
wake(woken)
return {'ok', int(count)}
`

// Erases parked updates. ARGV 3 …: ids.
const drop = `${common}
local count = 0
for i = 3, #ARGV do
  count = count + call('HDEL', P..'p', ARGV[i])
  call('HDEL', P..'pt', ARGV[i])
  call('ZREM', P..'parked', ARGV[i])
end
return {'ok', int(count)}
`

// Erases updates, whether they wait, are held or are parked. ARGV 3 …: ids.
const erase = `${common}
local count = 0
for i = 3, #ARGV do
  local id = ARGV[i]
  local kept = call('HGET', P..'u', id)
  if kept then
    forget(cjson.decode(string.match(kept, '^[^\\n]*')).lane, id)
    count = count + 1
  elseif call('HDEL', P..'p', id) == 1 then
    call('HDEL', P..'pt', id)
    call('ZREM', P..'parked', id)
    count = count + 1
  end
end
return {'ok', int(count)}
`

// Makes a process the leader, or renews its lead. ARGV 3 …: the process, the length of its lease in ms.
// Returns 1, or 0 and the time that the present leader has left.
const lead = `${common}
local leader, till = call('HGET', P..'meta', 'leader'), tonumber(call('HGET', P..'meta', 'leads') or '0')
if leader and leader ~= ARGV[3] and till > now then return {'ok', '0', int(till - now)} end
call('HSET', P..'meta', 'leader', ARGV[3], 'leads', int(now + tonumber(ARGV[4])))
return {'ok', '1', leader == ARGV[3] and '0' or '1'}
`

// Ends the lead of a process. ARGV 3: the process.
const resign = `${common}
if call('HGET', P..'meta', 'leader') == ARGV[3] then call('HDEL', P..'meta', 'leader', 'leads') end
return {'ok'}
`

// Counts updates, parked updates, lanes (ready, held, and waiting for a time), and workers.
const figures = `${common}
return {
  'ok', call('HLEN', P..'u'), call('HLEN', P..'p'),
  call('LLEN', P..'ready') + call('LLEN', P..'suspects'), call('HLEN', P..'own'), call('ZCARD', P..'later'),
  call('ZCOUNT', P..'workers', '('..int(now), '+inf')
}
`

/** The scripts, by name. */
export const inboxScripts = {
  ...{ open, put, claim, release, turn, replay, drop, erase, lead, resign },
  figures,
} as const
