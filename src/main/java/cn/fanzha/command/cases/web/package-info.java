/** Pages and API of the case file. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.cases.web;
