/** Pages of special operations. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.operations.web;
