package io.forecourt.insurance.explanation;

import io.forecourt.insurance.explanation.Explanation.Fact;
import io.forecourt.insurance.explanation.Explanation.Fingerprints;
import io.forecourt.insurance.explanation.Explanation.Section;
import io.forecourt.insurance.explanation.Explanation.Step;
import io.forecourt.insurance.premium.TableRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An explanation as well-formed XHTML, for the screen and, by the same rules, for paper. */
final class ExplanationPage {

  private static final String STYLE = style();

  private final StringBuilder html = new StringBuilder();

  private ExplanationPage() {}

  static String of(Explanation explanation) {
    var page = new ExplanationPage();
    page.write(explanation);
    return page.html.toString();
  }

  private void write(Explanation explanation) {
    html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"/>");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    html.append("<title>机动车保险费计算说明</title><style>").append(STYLE).append("</style></head><body>");
    if (explanation.demo()) {
      html.append("<div class=\"mark\">示范数据 DEMO</div>");
      html.append("<p class=\"demo\">示范数据 DEMO：本报价所用费率为虚构，仅供演示，不得作为投保依据。</p>");
    }
    html.append("<h1>机动车保险费计算说明</h1>");
    html.append("<p class=\"number\">报价编号 ").append(text(explanation.number())).append("</p>");
    facts(explanation);
    for (Section section : explanation.sections()) {
      section(section);
    }
    html.append("<p class=\"total\">合计 <b>").append(text(explanation.total())).append("</b></p>");
    if (!explanation.warnings().isEmpty()) {
      html.append("<h2>提示</h2><ul>");
      explanation.warnings().forEach(one -> element("li", one));
      html.append("</ul>");
    }
    sources(explanation);
    html.append("</body></html>");
  }

  private void facts(Explanation explanation) {
    html.append("<table class=\"facts\">");
    for (int i = 0; i < explanation.facts().size(); i += 2) {
      html.append("<tr>");
      fact(explanation.facts().get(i));
      if (i + 1 < explanation.facts().size()) {
        fact(explanation.facts().get(i + 1));
      } else {
        html.append("<th></th><td></td>");
      }
      html.append("</tr>");
    }
    html.append("</table>");
  }

  private void fact(Fact fact) {
    element("th", fact.name());
    element("td", fact.value());
  }

  private void section(Section section) {
    html.append("<h2>").append(text(section.title()));
    html.append("<span class=\"amount\">").append(text(section.amount())).append("</span></h2>");
    html.append("<table class=\"steps\"><thead><tr><th class=\"name\">项目</th>");
    html.append("<th class=\"how\">计算</th><th class=\"result\">结果</th>");
    html.append("<th class=\"table\">费率表与来源</th></tr></thead><tbody>");
    TableRef above = null;
    for (Step step : section.steps()) {
      html.append(step.name().isEmpty() ? "<tr class=\"more\">" : "<tr>");
      html.append("<td>").append(text(step.name()));
      if (step.detail() != null) {
        html.append("<br/><span class=\"insured\">").append(text(step.detail())).append("</span>");
      }
      html.append("</td>");
      element("td", step.formula());
      html.append("<td class=\"result\">")
          .append(text(step.result()))
          .append("</td><td class=\"table\">");
      if (step.table() != null && step.table().equals(above)) {
        html.append("同上");
      } else if (step.table() != null) {
        table(step.table());
      }
      above = step.table() == null ? above : step.table();
      html.append("</td></tr>");
    }
    html.append("</tbody></table>");
  }

  private void table(TableRef table) {
    html.append(text(table.id()));
    html.append("<br/><span>").append(text(Explainer.dates(table)));
    html.append("　来源 ").append(text(table.source()));
    if (table.demo()) {
      html.append("　<b class=\"unsure\">示范</b>");
    } else if (!table.confirmed()) {
      html.append("　<b class=\"unsure\">未核实</b>");
    }
    html.append("</span>");
  }

  private void sources(Explanation explanation) {
    html.append("<h2>数据来源</h2><table class=\"sources\">");
    explanation
        .sources()
        .forEach(
            (key, value) -> {
              html.append("<tr>");
              element("th", key);
              element("td", value);
              html.append("</tr>");
            });
    Fingerprints files = explanation.fingerprints();
    fingerprint("费率文件 " + files.tariff(), files.tariffSha256());
    if (files.insurerVersion() != null && files.insurerSha256() != null) {
      fingerprint("费率文件 " + files.insurerVersion(), files.insurerSha256());
    }
    html.append("</table><p class=\"foot\">按上述请求与费率文件（SHA-256）可随时重算，");
    html.append("每一步结果均应一致。保险公司系统的数字一经取得，即以其为准。</p>");
  }

  private void fingerprint(String name, String sha256) {
    html.append("<tr>");
    element("th", name);
    html.append("<td class=\"sha\">").append(text(sha256)).append("</td></tr>");
  }

  private void element(String name, String content) {
    html.append('<').append(name).append('>').append(text(content));
    html.append("</").append(name).append('>');
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream file = ExplanationPage.class.getResourceAsStream("/explanation/page.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
