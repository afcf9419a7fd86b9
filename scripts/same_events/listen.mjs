// Writes what socket.io-client hears: one JSON document a line. Arguments: URL of the server, transports.
import { io } from "socket.io-client";

const url = new URL(process.argv[2]);
const socket = io(url.origin, {
  path: `${url.pathname.replace(/\/$/, "")}/ws/socket.io/`,
  transports: process.argv[3].split(","),
  reconnection: false,
});
const say = (event, data) => process.stdout.write(JSON.stringify([event, data]) + "\n");

socket.on("connect", () => {
  socket.emit("subscribe_queue", { queue_id: "default" });
  say("listening", null);
});
socket.on("connect_error", (error) => {
  console.error(`listen.mjs: ${error.message}`);
  process.exit(1);
});
socket.onAny(say);
process.stdin.resume().on("end", () => process.exit(0));
