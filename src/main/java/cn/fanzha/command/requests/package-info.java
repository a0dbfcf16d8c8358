/** What is asked of a partner: control requests 处置, and later their transport and desk. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.requests;
