/** The aggregates of gangs, dens and suspects, and what is done to them. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.gangs.domain;
