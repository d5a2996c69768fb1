@NullMarked
package io.forecourt.crm.kpi;

import org.jspecify.annotations.NullMarked;
