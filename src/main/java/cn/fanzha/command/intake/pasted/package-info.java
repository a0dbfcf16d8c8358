/** Recognises accounts, amounts, times, phones, addresses, documents and names in pasted text; knows no database. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.intake.pasted;
