/** Stop payments, freezes, returns and transfers that come in as files. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.funds.imports;
