/** The clock, and jobs that run once however many instances there are. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.jobs;
