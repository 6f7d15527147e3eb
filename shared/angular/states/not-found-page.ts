import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '../layout/page-header.ts';

/** An address that leads nowhere. */
@Component({
  selector: 'carnet-not-found-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'common.notFound.title' | transloco" />
    <div class="page">
      <p>{{ 'common.notFound.text' | transloco }}</p>
      <p>
        <a matButton="filled" routerLink="/">{{ 'common.notFound.home' | transloco }}</a>
      </p>
    </div>
  `,
})
export class NotFoundPage {}
