// Starts the Bot API server of telegram-test-api on loopback: node start.js PORT
const TelegramServer = require("telegram-test-api");

new TelegramServer({ host: "127.0.0.1", port: Number(process.argv[2]), storeTimeout: 3600 }).start();
