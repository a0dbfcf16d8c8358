/** The call: one form that opens the case and sends the stop payments in one transaction. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.intake;
