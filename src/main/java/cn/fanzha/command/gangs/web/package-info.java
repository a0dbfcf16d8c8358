/** Pages of gangs and suspects. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.gangs.web;
