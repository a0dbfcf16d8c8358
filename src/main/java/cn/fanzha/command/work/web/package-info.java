/** The pages “my work” and “start”. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.work.web;
