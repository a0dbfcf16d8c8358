/** The intake form. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.intake.web;
