/** What every page shares: languages, navigation, errors. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("web")
package cn.fanzha.command.platform.web;
