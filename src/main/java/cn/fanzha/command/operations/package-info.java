/** Special operations 专项行动: their dates, trips, seizures and inspected premises. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.operations;
