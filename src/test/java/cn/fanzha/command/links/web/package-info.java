@org.jspecify.annotations.NullMarked
package cn.fanzha.command.links.web;
