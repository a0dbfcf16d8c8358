/** Suspects, gangs 团伙 and dens 窝点. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.gangs;
