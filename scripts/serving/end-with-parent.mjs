// Preloaded into the web server: when the command that started it is killed, nobody is left to stop it, so it ends too.
process.on("disconnect", () => process.exit(0))
process.channel?.unref()
