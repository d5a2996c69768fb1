package io.forecourt.hr.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/** The login page, and the sandbox's way to a token. */
final class IdentityRoutes {

  record TokenRequest(@Nullable String role, @Nullable String store, @Nullable String person) {}

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>登录 · Sign in — Forecourt</title>
        <style>
          body { font: 1rem/1.5 system-ui, sans-serif; background: #f4f5f7; color: #1b1f24; margin: 0;
                 display: grid; place-items: center; min-height: 100vh; }
          main { background: #fff; padding: 2rem; border-radius: .5rem; width: min(22rem, 90vw);
                 box-shadow: 0 1px 4px rgb(0 0 0 / .15); }
          h1 { font-size: 1.25rem; margin: 0 0 1rem; }
          label { display: block; margin-top: 1rem; }
          input { font: inherit; width: 100%%; box-sizing: border-box; padding: .5rem;
                  border: 1px solid #6b7280; border-radius: .25rem; }
          button { font: inherit; margin-top: 1.5rem; width: 100%%; padding: .6rem; border: 0;
                   border-radius: .25rem; background: #0b4f9e; color: #fff; }
          input:focus-visible, button:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
          .note { border-left: 4px solid #b42318; padding: .25rem .75rem; background: #fef3f2; }
          .good { border-color: #067647; background: #ecfdf3; }
        </style>
      </head>
      <body>
        <main>
          <h1>登录 Forecourt <span lang="en">· Sign in</span></h1>
          %s
          <form method="post" action="/login">
            <input type="hidden" name="%s" value="%s">
            <label for="username">登录名 <span lang="en">Login name</span></label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none"
                   spellcheck="false" maxlength="80" required autofocus>
            <label for="password">密码 <span lang="en">Password</span></label>
            <input id="password" name="password" type="password" autocomplete="current-password"
                   maxlength="200" required>
            <button type="submit">登录 <span lang="en">Sign in</span></button>
          </form>
        </main>
      </body>
      </html>
      """;

  private static final String REFUSED =
      """
      <p class="note" role="alert">登录名或密码不正确，或尝试次数过多，请稍后再试。<br>
      <span lang="en">Wrong login name or password, or too many tries: wait a little and try again.</span></p>
      """;
  private static final String LOGGED_OUT =
      """
      <p class="note good" role="status">您已退出登录。 <span lang="en">You are signed out.</span></p>
      """;

  private IdentityRoutes() {}

  static RouterFunction<ServerResponse> loginPage() {
    return RouterFunctions.route().GET("/login", IdentityRoutes::page).build();
  }

  /**
   * Behind the starter's door for {@code /internal}: the launcher's local key, a service, or the
   * operator.
   */
  static RouterFunction<ServerResponse> sandboxTokens(TokenIssuer issuer) {
    return RouterFunctions.route()
        .POST("/internal/tokens", request -> token(request, issuer))
        .build();
  }

  private static ServerResponse page(ServerRequest request) {
    CsrfToken csrf = (CsrfToken) request.servletRequest().getAttribute(CsrfToken.class.getName());
    String note = "";
    if (request.param("error").isPresent()) {
      note = REFUSED;
    } else if (request.param("logout").isPresent()) {
      note = LOGGED_OUT;
    }
    boolean english =
        request.servletRequest().getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Cache-Control", "no-store")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors"
                + " 'none'")
        .body(
            PAGE.formatted(
                english ? "en" : "zh-CN",
                note,
                csrf == null ? "_csrf" : HtmlUtils.htmlEscape(csrf.getParameterName()),
                csrf == null ? "" : HtmlUtils.htmlEscape(csrf.getToken())));
  }

  private static ServerResponse token(ServerRequest request, TokenIssuer issuer) throws Exception {
    TokenRequest asked = request.body(TokenRequest.class);
    if (asked.role() == null) {
      return ServerResponse.badRequest().build();
    }
    return ServerResponse.ok()
        .header("Cache-Control", "no-store")
        .body(
            issuer.issue(
                asked.role(), asked.store() == null ? "EAST" : asked.store(), asked.person()));
  }
}
