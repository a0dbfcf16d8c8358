@org.jspecify.annotations.NullMarked
package cn.fanzha.command.requests;
