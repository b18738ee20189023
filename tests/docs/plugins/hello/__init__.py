"""Greets whoever says /hello."""

from kernel import Plugin

hello = Plugin("hello", version="1.0")


@hello.command("hello")
async def greet(ctx):
    await ctx.reply(f"Hello, {ctx.user.name}!")
