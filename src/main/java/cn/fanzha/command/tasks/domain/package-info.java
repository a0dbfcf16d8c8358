/** The task, its queue, its clock, and the templates of tasks. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.tasks.domain;
