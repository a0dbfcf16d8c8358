/** The stories that users live, in a real browser. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.browser;
