/** Live events: from a transaction to an open page. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.jobs;
