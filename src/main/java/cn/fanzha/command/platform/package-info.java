/**
 * What features plug into: database, encryption, audit and live events, jobs, imports, pages. Open: its packages are
 * there to be used by all; what they hide is package-private.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package cn.fanzha.command.platform;
