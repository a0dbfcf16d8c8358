/** Taking the call, and the drafts of forms that are not complete. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.intake.domain;
