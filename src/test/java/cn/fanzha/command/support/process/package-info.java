/** The application as a process of its own, for what only a process can show: being killed, and how much memory it needs. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.support.process;
