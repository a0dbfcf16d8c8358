/** Tasks 研交办督结: who is to do what until when, on a case or by itself. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.tasks;
