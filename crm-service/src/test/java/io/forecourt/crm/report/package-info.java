@NullMarked
package io.forecourt.crm.report;

import org.jspecify.annotations.NullMarked;
