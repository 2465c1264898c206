import { describe, expect, it } from 'vitest';
import { extensionOf, isContentOf, mediaTypesOf } from '../../supabase/functions/_shared/sniff.ts';
import { cleanFileName } from '../../supabase/functions/document-upload/form.ts';
import * as files from './support/files.ts';

const real = {
  pdf: files.pdf,
  jpg: files.jpg,
  png: files.png,
  doc: files.doc,
  xls: files.xls,
  docx: files.docx,
  xlsx: files.xlsx,
};
type Name = keyof typeof real;
const names = Object.keys(real) as Name[];

describe('what the bytes show', () => {
  it.each(names.flatMap((content) => names.map((claimed) => [content, claimed] as const)))(
    'a %s named .%s',
    (content, claimed) => {
      expect(isContentOf(claimed, real[content])).toBe(content === claimed);
    },
  );

  it('takes jpeg and jpg for the same', () => {
    expect(isContentOf('jpeg', files.jpg)).toBe(true);
  });

  it('lets the extension decide where a letter embeds a sheet', () => {
    const both = files.compoundFile('WordDocument', 'Workbook');
    expect([isContentOf('doc', both), isContentOf('xls', both), isContentOf('pdf', both)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each<[string, Uint8Array]>([
    ['a Windows program', files.windowsProgram],
    ['a Linux program', files.linuxProgram],
    ['a web page', files.html],
    ['nothing', new Uint8Array()],
    ['the first byte of a PDF', files.pdf.subarray(0, 1)],
    ['a PDF cut off before its end', files.pdf.subarray(0, 20)],
    ['a PDF after a program', files.bytes([...files.windowsProgram], [...files.pdf])],
    ['a PDF that is also an archive', files.bytes([...files.pdf], [...files.zip('payload.exe')])],
    ['a JPEG that is also an archive', files.bytes([...files.jpg], [...files.zip('payload.jar')])],
    ['a PNG that is also an archive', files.bytes([...files.png], [...files.zip('payload.jar')])],
    ['a JPEG with an impossible marker', files.bytes([0xff, 0xd8, 0xff, 0x00])],
    ['a PNG without a header chunk', files.png.subarray(0, 12)],
    ['a plain archive', files.zip('a.txt')],
    ['a Java archive', files.zip('META-INF/MANIFEST.MF', 'A.class')],
    ['an Office file of another kind', files.zip('[Content_Types].xml', 'ppt/presentation.xml')],
    [
      'a sheet with macros',
      files.zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'),
    ],
    [
      'an archive with a broken directory',
      files.bytes(
        [...files.xlsx].map((byte, at) => (at === files.xlsx.length - 6 ? byte ^ 1 : byte)),
      ),
    ],
    ['an archive with bytes after its end', files.bytes([...files.xlsx], [0])],
    ['an archive cut off', files.xlsx.subarray(0, 60)],
    ['an installer', files.compoundFile('!_StringData')],
    ['a compound file without a directory', files.xls.subarray(0, 600)],
  ])('%s is none of ours', (_, content) => {
    expect(mediaTypesOf(content)).toEqual([]);
  });
});

describe('names', () => {
  it('goes by the last extension', () => {
    expect(extensionOf('plan.PDF')).toBe('pdf');
    expect(extensionOf('plan.pdf.exe')).toBeNull();
    expect(extensionOf('plan')).toBeNull();
    expect(extensionOf('constructor')).toBeNull();
    expect(extensionOf('x.constructor')).toBeNull();
  });

  it('cleans paths, control and direction marks, and keeps the extension of a long name', () => {
    expect(cleanFileName('../../etc/passwd.pdf')).toBe('passwd.pdf');
    expect(cleanFileName('C:\\Users\\x\\plan.pdf')).toBe('plan.pdf');
    expect(cleanFileName('plan\u202Efdp.exe\u0000')).toBe('planfdp.exe');
    expect(cleanFileName('ଯୋଜନା ୧.pdf')).toBe('ଯୋଜନା ୧.pdf');
    expect(cleanFileName(`${'x'.repeat(300)}.pdf`)).toHaveLength(200);
    expect(cleanFileName(`${'x'.repeat(300)}.pdf`)).toMatch(/x\.pdf$/);
  });
});
