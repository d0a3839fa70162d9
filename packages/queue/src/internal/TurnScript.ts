// One turn of a worker, as a script in Redis.

import { common } from './ScriptBase.ts'

// A turn of a worker. ARGV 3 …: the worker; the number of the turn; the length of its lease in ms; how many
// lanes it wants; how many updates of each; after how many deaths an update is parked; the facts of an update
// that is parked so; how many lanes it names (-1: it names none), and these lanes, which are all that it
// holds; then for each operation its letter, lane, token, update, and one argument.
//   b begin (how many times it had begun), d done, p park (facts), r retry (after ms), x give the lane back,
//   g more updates of the lane (how many, after the update)
// Returns: ok; ms until a lane that waits for a time is due, or -1; how many updates were parked; 1 or 0 for
// each operation; the lanes that have new updates; the lanes given, each with its name, its token, how many
// updates, whether it has more (2: its update runs alone), and id, attempts and content of each update; then
// how many leases of other workers had ended.
export const turn = `${common}
local me, length, want = ARGV[3], tonumber(ARGV[5]), tonumber(ARGV[6])
local per, deaths = tonumber(ARGV[7]), tonumber(ARGV[8])
local till = call('ZSCORE', P..'workers', me)
if not till or tonumber(till) <= now then return {'lost'} end
if tonumber(call('HGET', P..'seq', me) or '0') >= tonumber(ARGV[4]) then return {'stale'} end
call('HSET', P..'seq', me, ARGV[4])
call('ZADD', P..'workers', int(now + length), me)
local out, at = {}, 11
local held = tonumber(ARGV[10])
if held >= 0 then
  local known = {}
  for i = 1, held do known[ARGV[at]] = true; at = at + 1 end
  -- The answer to an earlier turn was lost, so the worker does not know of these lanes.
  for _, lane in ipairs(call('SMEMBERS', P..'lanes:'..me)) do
    if not known[lane] and string.match(call('HGET', P..'own', lane) or '', '%.(.+)$') == me then
      free(lane, me)
      place(lane, 'LPUSH')
    end
  end
end
local function give(lane, token, ids, more)
  local alone = 0
  local kept = #ids > 0 and call('HMGET', P..'u', unpack(ids)) or {}
  local att = #ids > 0 and call('HMGET', P..'att', unpack(ids)) or {}
  local died = call('EXISTS', P..'died') == 1
  local list = {}
  for i, id in ipairs(ids) do
    if died and isSuspect(id) then
      -- A suspect runs alone: it is the first, or it waits until the lane is given back.
      if i > 1 or call('HGET', P..'meta', 'lone') ~= lane then more = 0 break end
      alone = 2
    end
    if not kept[i] then
      call('ZREM', P..'q:'..lane, id)
    else
      local times = att[i] or '0'
      if string.sub(times, -1) == 'r' then
        times = string.sub(times, 1, -2)
        call('HSET', P..'att', id, times)
      end
      list[#list + 1] = id
      list[#list + 1] = times
      list[#list + 1] = kept[i]
    end
    if alone == 2 then break end
  end
  if alone == 2 then more = 2 end
  out[#out + 1] = {lane, token, int(#list / 3), int(more), list}
  return #list
end
local results, owned = {}, {}
local function holds(lane, token)
  if owned[lane] == nil then owned[lane] = call('HGET', P..'own', lane) or '' end
  return owned[lane] == token
end
local grows, woken = {}, 0
for i = at, #ARGV, 5 do
  local op, lane, token, id, arg = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4]
  local ok = holds(lane, token)
  if ok then
    if op == 'b' and call('HEXISTS', P..'u', id) == 0 then
      -- The update was erased. The updates after it are given again.
      ok, owned[lane] = false, ''
      free(lane, me)
      place(lane, 'LPUSH')
    elseif op == 'b' then
      call('HSET', P..'att', id, int(tonumber(arg) + 1)..'r')
    elseif op == 'd' then
      forget(lane, id)
    elseif op == 'p' then
      park(lane, id, arg)
    elseif op == 'g' then
      grows[#grows + 1] = {lane, token, id, tonumber(arg)}
    else
      owned[lane] = ''
      free(lane, me)
      if op == 'r' then
        call('ZADD', P..'later', int(now + tonumber(arg)), lane)
      else
        place(lane, 'RPUSH')
      end
    end
  end
  results[#results + 1] = ok and 1 or 0
end
for _, lane in ipairs(call('ZRANGEBYSCORE', P..'later', '-inf', int(now), 'LIMIT', 0, 1000)) do
  call('ZREM', P..'later', lane)
  place(lane, 'RPUSH')
end
local parked, expired = 0, 0
for _, dead in ipairs(call('ZRANGEBYSCORE', P..'workers', '-inf', int(now), 'LIMIT', 0, 10)) do
  for _, lane in ipairs(call('SMEMBERS', P..'lanes:'..dead)) do
    if string.match(call('HGET', P..'own', lane) or '', '%.(.+)$') == dead then
      for _, id in ipairs(call('ZRANGE', P..'q:'..lane, 0, 199)) do
        local times = call('HGET', P..'att', id)
        if times and string.sub(times, -1) == 'r' then
          call('HSET', P..'att', id, string.sub(times, 1, -2))
          if call('HINCRBY', P..'died', id, 1) >= deaths then
            park(lane, id, ARGV[9])
            parked = parked + 1
          end
        end
      end
      free(lane, dead)
      place(lane, 'LPUSH')
    end
  end
  call('DEL', P..'lanes:'..dead, P..'more:'..dead, P..'bell:'..dead)
  call('ZREM', P..'workers', dead)
  call('HDEL', P..'seq', dead)
  call('SREM', P..'idle', dead)
  expired = expired + 1
end
local token
local function take(lane)
  token = token or call('HINCRBY', P..'meta', 'tok', 1)..'.'..me
  call('HSET', P..'own', lane, token)
  call('SADD', P..'lanes:'..me, lane)
  local ids = call('ZRANGE', P..'q:'..lane, 0, per)
  local more = #ids > per and 1 or 0
  if more == 1 then ids[#ids] = nil end
  if give(lane, token, ids, more) == 0 then
    out[#out] = nil
    free(lane, me)
    place(lane, 'RPUSH')
    return
  end
  want = want - 1
end
if want > 0 and call('HEXISTS', P..'meta', 'lone') == 0 then
  local lane = call('LPOP', P..'suspects')
  if lane and call('HEXISTS', P..'own', lane) == 0 then
    call('HSET', P..'meta', 'lone', lane)
    take(lane)
  end
end
while want > 0 do
  local lane = call('LPOP', P..'ready')
  if not lane then break end
  -- The list may have a lane twice if the lane was erased and then had a new update.
  local head = call('HEXISTS', P..'own', lane) == 0 and call('ZRANGE', P..'q:'..lane, 0, 0)[1]
  if head and isSuspect(head) then call('RPUSH', P..'suspects', lane) elseif head then take(lane) end
end
local left = call('LLEN', P..'ready')
if left == 0 or want > 0 then
  for _, each in ipairs(grows) do
    if holds(each[1], each[2]) then
      local ids = call('ZRANGEBYSCORE', P..'q:'..each[1], '('..each[3], '+inf', 'LIMIT', 0, each[4] + 1)
      local more = #ids > each[4] and 1 or 0
      if more == 1 then ids[#ids] = nil end
      give(each[1], each[2], ids, more)
    end
  end
end
local more = call('SMEMBERS', P..'more:'..me)
if #more > 0 then call('DEL', P..'more:'..me) end
if want > 0 then call('SADD', P..'idle', me) else call('SREM', P..'idle', me) end
if left == 0 and call('HEXISTS', P..'meta', 'lone') == 0 then left = call('LLEN', P..'suspects') end
if left > 0 and want == 0 then wake(left) end
local due, first = -1, call('ZRANGE', P..'later', 0, 0, 'WITHSCORES')
if first[2] then due = math.max(0, tonumber(first[2]) - now) end
return {'ok', int(due), int(parked), results, more, out, expired}
`
