@org.jspecify.annotations.NullMarked
package cn.fanzha.command.webhooks.web;
