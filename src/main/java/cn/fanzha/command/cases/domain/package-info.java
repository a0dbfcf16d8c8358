/** The case file's states, numbers, approvals and timeline. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.cases.domain;
