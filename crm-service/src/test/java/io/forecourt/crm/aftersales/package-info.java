@NullMarked
package io.forecourt.crm.aftersales;

import org.jspecify.annotations.NullMarked;
