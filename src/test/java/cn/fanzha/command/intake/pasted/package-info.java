/** What is recognised in pasted text. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.intake.pasted;
