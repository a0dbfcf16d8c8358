/** Pages and API of tasks. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.tasks.web;
