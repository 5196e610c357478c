// SPDX-License-Identifier: MIT
//
// sandbox_talk.mjs: a browser's test call in text mode, with nothing but
// node: node sandbox_talk.mjs WS_URL TEXT... Prints "type text" for each
// event and, at last, "closed STATUS". Each text is said when the agent has
// spoken; after the last answer it hangs up.
import crypto from 'node:crypto'
import http from 'node:http'

const [address, ...texts] = process.argv.slice(2)
const url = new URL(address)
const request = http.request({
	host: url.hostname, port: url.port, path: url.pathname + url.search,
	headers: {
		Connection: 'Upgrade', Upgrade: 'websocket',
		'Sec-WebSocket-Version': '13',
		'Sec-WebSocket-Key': crypto.randomBytes(16).toString('base64'),
		'Sec-WebSocket-Protocol': process.env.PROTOCOL ?? 'convai',
	},
})
const timer = setTimeout(() => end('timeout'), 10000)

function end(why)
{
	clearTimeout(timer)
	console.log('closed', why)
	process.exit(0)
}

function frame(opcode, payload)
{
	const mask = crypto.randomBytes(4)
	const head = payload.length < 126
		? Buffer.from([0x80 | opcode, 0x80 | payload.length])
		: Buffer.from([0x80 | opcode, 0xfe, payload.length >> 8,
			payload.length & 255])
	return Buffer.concat([head, mask, payload.map((b, i) => b ^ mask[i % 4])])
}

function say(socket, message)
{
	socket.write(frame(1, Buffer.from(JSON.stringify(message))))
}

function heard(socket, event)
{
	const text = event.agent_response_event?.agent_response
		?? event.user_transcription_event?.user_transcript
		?? event.conversation_initiation_metadata_event?.conversation_id
	console.log(event.type, text)
	if (event.type !== 'agent_response')
		return
	if (texts.length)
		say(socket, { type: 'user_message', text: texts.shift() })
	else
		socket.write(frame(8, Buffer.from([3, 232])))
}

// Frames from a server are unmasked; ours stay under 64 kB.
function* frames(state)
{
	for (;;) {
		const b = state.bytes
		if (b.length < 2)
			return
		const long = b[1] === 126 ? 2 : 0
		const length = long ? b.length < 4 ? Infinity : b.readUInt16BE(2) : b[1]
		if (b.length < 2 + long + length)
			return
		yield [b[0] & 15, b.subarray(2 + long, 2 + long + length)]
		state.bytes = b.subarray(2 + long + length)
	}
}

request.on('error', e => end(e.code))
request.on('response', r => end(`http ${r.statusCode}`))
request.on('upgrade', (response, socket, head) => {
	const state = { bytes: head }
	const work = () => {
		for (const [opcode, payload] of frames(state))
			if (opcode === 8)
				end(payload.length ? payload.readUInt16BE(0) : 1005)
			else if (opcode === 1)
				heard(socket, JSON.parse(payload))
	}
	socket.on('data', d => {
		state.bytes = Buffer.concat([state.bytes, d])
		work()
	})
	socket.on('close', () => end('lost'))
	say(socket, { type: 'conversation_initiation_client_data' })
	work()
})
request.end()
