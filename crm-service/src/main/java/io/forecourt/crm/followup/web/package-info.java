/** Follow-ups over HTTP. */
@NullMarked
package io.forecourt.crm.followup.web;

import org.jspecify.annotations.NullMarked;
