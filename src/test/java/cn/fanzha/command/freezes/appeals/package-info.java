@org.jspecify.annotations.NullMarked
package cn.fanzha.command.freezes.appeals;
