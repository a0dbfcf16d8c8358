@org.jspecify.annotations.NullMarked
package cn.fanzha.command.tasks.web;
