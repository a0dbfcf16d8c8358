/** Wrong freezes 错冻: appeals of holders against a freeze, their clock, their decision and the release. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.freezes.appeals;
