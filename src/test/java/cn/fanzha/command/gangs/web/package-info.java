@org.jspecify.annotations.NullMarked
package cn.fanzha.command.gangs.web;
