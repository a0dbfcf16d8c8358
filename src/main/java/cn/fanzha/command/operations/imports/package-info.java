/** Operations, trips, seizures and inspections that come in as files. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.operations.imports;
